-- Expenses in revenue, per cent.
select unit, "B203.312" + "B203.313" + "B203.314" + "B203.317" as numerator, "B203.301" as denominator, 100 as times
from firms where here
