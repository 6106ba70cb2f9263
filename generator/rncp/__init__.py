"""The open data of the RNCP: one fiche of the export, made a draft, or compared to a title.

What the export says is kept word for word; what it does not say is left to be written.
"""
