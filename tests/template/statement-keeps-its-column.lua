  for i = 1, 2 do
    if i > 1 then
;_o(3,1,"甲\n")
    end
  end
