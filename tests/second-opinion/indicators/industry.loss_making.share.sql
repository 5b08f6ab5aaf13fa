-- Firms with a loss among those that filed accounts, per cent.
select unit, case when "B203.327" < 0 then 1 when not ("B203.327" < 0) then 0 end as numerator, "filed.B203" as denominator, 100 as times
from firms where here
