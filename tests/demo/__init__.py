"""What is checked of the demo; see `check_demo`, which `make test` names."""
