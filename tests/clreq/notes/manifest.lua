-- A project with classes of its own: small pages, and every way of numbering notes.
return { name = "notes", database = "t.db", areas = {}, periods = {}, ledgers = {}, documents = {} }
