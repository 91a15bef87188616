"""Raw request parameters in, clean values or error codes by field out."""
