"""What breaks each rule of the house, and what is close by and allowed."""
