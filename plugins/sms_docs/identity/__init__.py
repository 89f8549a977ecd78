"""What a document says, apart from how it is written down: its content, its digest, and what changed in it.

Everything that an approval covers is here (house plan, section 5): authored control fields, the text, and the rows of
controlled tables. A live table is covered as its call alone.
"""
