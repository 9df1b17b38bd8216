return {
   extends = "official",
   name = "house",
   page = { even_end = true },
   styles = {
      whole = { extends = "body", keep_together = true },
      table_split = { extends = "table", split_rows = true },
      table_whole = { extends = "table", keep_together = true },
   },
}
