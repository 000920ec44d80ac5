"""The deck: native, editable shapes."""
