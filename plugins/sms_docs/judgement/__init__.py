"""Judgements on text: what a section says, whether an objective is measurable, what a plan covers.

Pure functions over text, standard library only; checks, gates and the validation of a single file share them.
"""
