"""Full screens: the workbook itself, the drill, the reward, the welcome and the help."""
