-- Firms that burn coal.
select unit, case when "205-1.0104" > 0 then 1 when not ("205-1.0104" > 0) then 0 end as numerator, 1 as times
from firms where here
