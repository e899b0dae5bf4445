-- Sets the citations of one letter after another, for as long as somebody looks at it. Each letter comes as the number of
-- its bytes on a line and then the bytes, pandoc's document tree as JSON; so does the answer, after + (made) or - (why not).
while true do
  local size = io.read("n", "l")
  if not size then break end
  local given = io.read(size)
  local made, answer = pcall(function()
    return pandoc.write(pandoc.utils.citeproc(pandoc.read(given, "json")), "json")
  end)
  answer = tostring(answer):gsub("\n", " ") -- Windows would write each line end as two characters
  io.write(made and "+" or "-", #answer, "\n", answer)
  io.flush()
end
