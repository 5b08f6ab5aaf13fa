-- Current assets over current liabilities, per cent.
select unit, "B203.201" as numerator, "B203.214" as denominator, 100 as times
from firms where here
