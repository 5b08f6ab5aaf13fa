-- Spending on research within the firms.
select unit, "107-2.11" as numerator, 0.00001 as times
from firms where here
