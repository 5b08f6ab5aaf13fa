-- Output of the firms with a hundred million yuan or more in the period.
select unit, case when "B204-1.01" >= 100000 then "B204-1.01" else 0 * "B204-1.01" end as numerator, 0.00001 as times
from firms where here
