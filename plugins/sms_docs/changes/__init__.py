"""What a change means: the tree beside the revision from which it set out."""
