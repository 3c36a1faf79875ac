"""What is signed on paper, read for its pages: copies, who has signed them, papers in the making, who opened what."""
