// An empty Swift program, beside which the start of one that knows the law is measured.
print("BE")
