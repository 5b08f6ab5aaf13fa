-- Fixed assets less depreciation over cost, per cent.
select unit, "B203.209" - "B203.210" as numerator, "B203.209" as denominator, 100 as times
from firms where here
