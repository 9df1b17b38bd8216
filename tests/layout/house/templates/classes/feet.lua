return { extends = "plain", name = "feet", float = "bottom" }
