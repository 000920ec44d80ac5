"""What an output says of a record, said once for all outputs."""
