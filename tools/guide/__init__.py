"""`make guide`, `make pictures`: the user guide as pages that the addon brings."""
