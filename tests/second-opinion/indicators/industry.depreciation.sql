-- Depreciation of the year.
select unit, "B203.211" as numerator, 0.00001 as times
from firms where here
