-- Firms with a loss.
select unit, case when "B203.327" < 0 then 1 when not ("B203.327" < 0) then 0 end as numerator, 1 as times
from firms where here
