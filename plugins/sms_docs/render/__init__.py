"""From tables, figures and reports to text: one output, one file, one pure function."""
