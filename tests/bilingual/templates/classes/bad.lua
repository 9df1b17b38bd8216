--- bad: a style that no class has, changed for English.
return { extends = "plain", name = "bad", languages = { en = { nosuch = { first = 0 } } } }
