"""The public files of a title: pure functions from the model to text (bytes for the workbook).

The same input gives the same bytes, so that a file changes only when its content does.
"""
