"""Whether documents are complete: sections judged with their tables, and the records that a section shows.

Text and register are judged together here, so that a fact counts wherever it is kept.
"""
