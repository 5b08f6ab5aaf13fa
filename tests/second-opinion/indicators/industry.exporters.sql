-- Firms with exports.
select unit, case when "B204-1.04" > 0 then 1 when not ("B204-1.04" > 0) then 0 end as numerator, 1 as times
from firms where here
