"""Files in and out: claims and results as JSON Lines now; other formats when they are filled."""
