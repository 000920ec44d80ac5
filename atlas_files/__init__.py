"""Reading the data files of an atlas, and saying what is wrong with them, a line a problem."""
