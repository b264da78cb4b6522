"""Files and exports to articles. Only here is raw/ opened."""
