"""What all outputs are made with: templates, typesetting, type, citations."""
