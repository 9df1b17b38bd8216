--- Declared shapes that can fit no file: each is reported where it is written.
return {
   name = "declared-faults", database = "t.db",
   areas = { { id = "a", name = "甲县" } },
   periods = { "2026H1" },
   ledgers = {
      { ledger = "water", period = "2026H1", area = "a", file = "one.csv", range = "4B:H60" },
      { ledger = "water", period = "2026H1", area = "a", file = "two.csv", range = "H4:B60" },
      { ledger = "water", period = "2026H1", area = "a", file = "three.csv", names = { ["取水总量"] = "intake" } },
      { ledger = "water", period = "2026H1", area = "a", file = "four.csv", names = { ["取水"] = "surface", ["地表"] = "surface" } },
      { ledger = "water", period = "2026H1", area = "a", file = "five.csv", names = { "surface" } },
      { ledger = "water", period = "2026H1", area = "a", file = "six.csv", skip = -1, head_rows = 11, drop = 7 },
   },
}
