-- A project with a class of its own, for wishes that no shipped class has.
return { name = "house", database = "t.db", areas = {}, periods = {}, ledgers = {}, documents = {} }
