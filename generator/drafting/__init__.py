"""How a title begins: from nothing, from a fiche of the RNCP, from lists cut by hand."""
