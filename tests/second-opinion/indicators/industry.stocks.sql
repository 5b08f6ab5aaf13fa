-- Stocks at the end.
select unit, "B203.205" as numerator, 0.00001 as times
from firms where here
