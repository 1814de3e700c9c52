"""Files and folders: definitions in, the log out."""
