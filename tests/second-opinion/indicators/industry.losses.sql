-- What the firms with a loss lose.
select unit, case when "B203.327" < 0 then 0 - "B203.327" else 0 * "B203.327" end as numerator, 0.00001 as times
from firms where here
