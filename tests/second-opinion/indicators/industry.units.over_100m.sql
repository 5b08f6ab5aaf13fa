-- Firms with an output of a hundred million yuan or more.
select unit, case when "B204-1.01" >= 100000 then 1 when not ("B204-1.01" >= 100000) then 0 end as numerator, 1 as times
from firms where here
