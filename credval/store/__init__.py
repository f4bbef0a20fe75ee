"""Where do cases lie on disk, under which keys, and how do they survive a crash, a thief and their own day of erasure?"""
