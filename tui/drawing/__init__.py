"""Pictures of cells: shapes in, characters out. Nothing here knows a terminal, or what is drawn."""
