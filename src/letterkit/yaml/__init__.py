"""Every YAML file that people edit: read with the place of each key, written back, and worded when it is wrong."""
