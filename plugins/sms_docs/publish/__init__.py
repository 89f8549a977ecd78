"""What puts a finished site where readers find it. These modules write files."""
