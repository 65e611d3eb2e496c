"""What is true about couples: pure, standard library only, nothing awaited."""
