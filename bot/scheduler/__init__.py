"""What must happen when nobody touches the phone: due rows are worked on, one ticking job."""
