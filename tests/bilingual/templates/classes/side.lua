--- side: what is alone in a cell or paragraph stands side by side; English in a face, size and alignment of its own.
return {
   extends = "plain",
   name = "side",
   bilingual = "side",
   languages = { en = { body = { latin = "latin-sans", size = "五号", align = "left", first = 0 } } },
}
