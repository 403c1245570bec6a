"""The rules: values in, values out; no clock, chance, input or output."""
