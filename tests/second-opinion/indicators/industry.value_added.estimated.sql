-- Output of each firm times the rate of its industry.
select unit, "B204-1.01" * value_added_rate(industry) * 0.01 as numerator, 0.00001 as times
from firms where here
