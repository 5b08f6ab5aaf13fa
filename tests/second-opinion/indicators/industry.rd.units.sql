-- Firms with research.
select unit, case when "107-2.11" > 0 then 1 when not ("107-2.11" > 0) then 0 end as numerator, 1 as times
from firms where here
