"""``python -m sms_docs``: the command ``sms``."""

from sms_docs.cli import main

if __name__ == "__main__":
    main()
