import sys,re
t=open('/tmp/lint/out3.txt').read()
t=t[t.find('failing tests'):]
for blk in t.split('\ntest at ')[1:]:
    name=re.search('✖ (.*) \\(',blk); msg=blk.split('\n')[2][:200]
    m=re.search(r"actual: (\{.*\}|\[.*\]|\{[\s\S]*?\n    \}),?\n",blk)
    print('-',name and name.group(1),'|',msg); print('   ', m.group(1)[:600] if m else blk[:400])
